package import Markup
package import Web

extension TextDifference {
    /// What went and what came, told to those who cannot see the strokes.
    package func markup(_ texts: Texts) -> Markup {
        .group(
            pieces.map { piece in
                switch piece {
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
            })
    }
}
