package import Markup
package import Web

extension TextDifference {
    /// What went and what came, told to those who cannot see the strokes.
    package func markup(_ texts: Texts) -> Markup { .group(pieces.map { $0.markup(texts) }) }

    /// The earlier text, with strokes where something went.
    package func before(_ texts: Texts) -> Markup { .group(pieces.filter { !$0.isAdded }.map { $0.markup(texts) }) }

    /// The later text, with strokes where something came.
    package func after(_ texts: Texts) -> Markup { .group(pieces.filter { !$0.isRemoved }.map { $0.markup(texts) }) }
}

extension TextDifference.Piece {
    package func markup(_ texts: Texts) -> Markup {
        switch self {
        case .same(let text): .text(text)
        case .removed(let text):
            del {
                span(.class("hidden")) { texts("commons.comparison.removed") + " " }
                text
            }
        case .added(let text):
            ins {
                span(.class("hidden")) { texts("commons.comparison.added") + " " }
                text
            }
        }
    }

    fileprivate var isAdded: Bool { if case .added = self { true } else { false } }

    fileprivate var isRemoved: Bool { if case .removed = self { true } else { false } }
}
