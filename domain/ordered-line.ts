/**
 * People in order: a set sorted by (time, seq) with insertion, removal, rank and look-up by position in O(log n).
 * A treap whose priorities are hashed from `seq`, so that the same history always builds the same tree.
 */

export interface Position {
  /** Epoch milliseconds. */
  time: number
  /** Breaks ties: earlier in the log goes first. */
  seq: number
}

interface Node<T> extends Position {
  value: T
  heap: number
  size: number
  left: Node<T> | null
  right: Node<T> | null
}

/** Negative when `a` stands before `b`. */
export function comparePositions(a: Position, b: Position): number {
  return a.time - b.time || a.seq - b.seq
}

function hash(seq: number): number {
  let h = Math.imul(seq ^ (seq >>> 16), 0x45d9f3b)
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b)
  return (h ^ (h >>> 16)) >>> 0
}

const sizeOf = (node: Node<unknown> | null) => (node ? node.size : 0)

function resize<T>(node: Node<T>): Node<T> {
  node.size = 1 + sizeOf(node.left) + sizeOf(node.right)
  return node
}

/** Everything before `at` to the left, the rest to the right. */
function split<T>(node: Node<T> | null, at: Position): [Node<T> | null, Node<T> | null] {
  if (!node) return [null, null]
  if (comparePositions(node, at) < 0) {
    const [left, right] = split(node.right, at)
    node.right = left
    return [resize(node), right]
  }
  const [left, right] = split(node.left, at)
  node.left = right
  return [left, resize(node)]
}

function merge<T>(left: Node<T> | null, right: Node<T> | null): Node<T> | null {
  if (!left) return right
  if (!right) return left
  if (left.heap > right.heap) {
    left.right = merge(left.right, right)
    return resize(left)
  }
  right.left = merge(left, right.left)
  return resize(right)
}

function without<T>(node: Node<T> | null, at: Position): Node<T> | null {
  if (!node) return null
  const order = comparePositions(at, node)
  if (order === 0) return merge(node.left, node.right)
  if (order < 0) node.left = without(node.left, at)
  else node.right = without(node.right, at)
  return resize(node)
}

/** A sorted line. A position stands in it at most once; removing one that is not there changes nothing. */
export class OrderedLine<T> {
  #root: Node<T> | null = null

  /** How many stand in the line. */
  get size(): number {
    return sizeOf(this.#root)
  }

  add({ time, seq }: Position, value: T): void {
    const node = { time, seq, value, heap: hash(seq), size: 1, left: null, right: null }
    const [left, right] = split(this.#root, node)
    this.#root = merge(merge(left, node), right)
  }

  remove(at: Position): void {
    this.#root = without(this.#root, at)
  }

  /** How many stand before this position. */
  rank(at: Position): number {
    let rank = 0
    let node = this.#root
    while (node) {
      if (comparePositions(node, at) < 0) {
        rank += sizeOf(node.left) + 1
        node = node.right
      } else node = node.left
    }
    return rank
  }

  /** The value at a place in line, 0 for the first; undefined past the end. */
  at(index: number): T | undefined {
    let rest = index
    let node = this.#root
    while (node) {
      const before = sizeOf(node.left)
      if (rest === before) return node.value
      if (rest < before) node = node.left
      else {
        rest -= before + 1
        node = node.right
      }
    }
    return undefined
  }

  first(): T | undefined {
    return this.at(0)
  }

  last(): T | undefined {
    return this.at(this.size - 1)
  }
}
