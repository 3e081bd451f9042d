import Cartography
import Commons
package import Markup
import Territories
package import Web

extension ReplicationEntry {
    /// A line of a list: mark, title, where, since when.
    package func entry(_ texts: Texts) -> Markup {
        li {
            state.mark.markup
            h3 { a(.href(path)) { title } }
            if !summary.isEmpty { p { summary } }
            p(.class("note")) {
                [texts(state.textKey), territory?.label, sinceText(texts), isFictional ? texts("replications.fictional") : nil]
                    .compactMap { $0 }.joined(separator: " · ")
            }
        }
    }

    private func sinceText(_ texts: Texts) -> String? {
        since.flatMap(CivilDate.init).map { texts("replications.sinceDate", ["date": texts.date($0)]) }
    }
}
