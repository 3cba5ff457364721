/** How a gateway wants its body written; each escapes differently. */
export type ContentType = 'json' | 'form'

/** What a template may name in braces. */
export type TemplateValues = Record<'to' | 'text' | 'id' | 'sender', string>

/** So that a value can stand inside the quotes of a JSON text, or as the value of a form's field. */
const escapes: Record<ContentType, (value: string) => string> = {
  json: (value) => JSON.stringify(value).slice(1, -1),
  form: (value) => encodeURIComponent(value.toWellFormed()),
}

/** Put the values into a template, each escaped; braces inside a value are left alone. */
export function fillTemplate(template: string, type: ContentType, values: TemplateValues): string {
  const escape = escapes[type]
  return template.replace(/\{(to|text|id|sender)\}/g, (_, name: keyof TemplateValues) =>
    escape(values[name]),
  )
}
