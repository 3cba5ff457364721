import { cleanUp } from '../support.ts'
import { GatewayServer } from './gateway-server.ts'

export type { Mood } from './gateway-server.ts'

/** A gateway that ends with the test file. */
export class TestGateway extends GatewayServer {
  override async open(port = 0): Promise<this> {
    await super.open(port)
    cleanUp(() => this.close())
    return this
  }
}

/** A running gateway that ends with the test file. */
export function openGateway(): Promise<TestGateway> {
  return new TestGateway().open()
}
