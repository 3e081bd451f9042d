package import Cartography
import Commons
package import Markup
import Territories
package import Web

extension ReplicationEntry {
    /// The mark of its state; one that fades where there is no news.
    package var mark: Mark { silentSince == nil ? state.mark : .silent }

    /// Its state in words, or since when there is no news: never that it ended.
    package func stateText(_ texts: Texts) -> String {
        guard let since = silentSince.flatMap(CivilDate.init) else { return texts(state.textKey) }
        return texts("replications.silent", ["date": texts.date(since)])
    }

    /// A line of a list: mark, title, where, since when.
    package func entry(_ texts: Texts) -> Markup {
        li {
            mark.markup
            h3 { a(.href(path), .lang(language, on: texts)) { title } }
            if !summary.isEmpty { p(.lang(language, on: texts)) { summary } }
            p(.class("note")) {
                [
                    stateText(texts), territory?.label, timeText(texts),
                    isFictional ? texts("replications.fictional") : nil,
                ]
                .compactMap { $0 }.joined(separator: " · ")
            }
        }
    }

    /// Since when it is as it is; of what is no longer as it began, from when to when.
    private func timeText(_ texts: Texts) -> String? {
        let began = since.flatMap(CivilDate.init).map { texts.date($0) }
        guard !state.isUnderWay else { return began.map { texts("replications.sinceDate", ["date": $0]) } }
        let changed = reached.flatMap(CivilDate.init).map { texts.date($0) }
        return switch (began, changed) {
        case (let began?, let changed?): texts("replications.fromTo", ["began": began, "changed": changed])
        case (let began?, nil): texts("replications.beganDate", ["date": began])
        case (nil, let changed?): texts("replications.sinceDate", ["date": changed])
        case (nil, nil): nil
        }
    }
}
