@resultBuilder
package enum MarkupBuilder {
    package static func buildExpression(_ piece: Markup) -> Markup { piece }
    package static func buildExpression(_ text: String) -> Markup { .text(text) }
    package static func buildBlock(_ pieces: Markup...) -> Markup { .group(pieces) }
    package static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .group([]) }
    package static func buildExpression(_ pieces: [Markup]) -> Markup { .group(pieces) }
    package static func buildEither(first piece: Markup) -> Markup { piece }
    package static func buildEither(second piece: Markup) -> Markup { piece }
    package static func buildArray(_ pieces: [Markup]) -> Markup { .group(pieces) }
}
