const turkishMobile = /^\+90(\d{3})(\d{3})(\d{2})(\d{2})$/

/** A stored number as people read and dial it here: `0532 555 01 47`. */
export function dialled(phone: string | null): string {
  return phone?.replace(turkishMobile, '0$1 $2 $3 $4') ?? ''
}
