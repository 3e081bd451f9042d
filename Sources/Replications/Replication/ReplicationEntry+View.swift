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
                [
                    texts(state.textKey), territory?.label, timeText(texts),
                    isFictional ? texts("replications.fictional") : nil,
                ]
                .compactMap { $0 }.joined(separator: " · ")
            }
        }
    }

    /// What a map of them shows, in one sentence: how many there are, how many run, how many ended.
    package static func finding(_ entries: [ReplicationEntry], of count: Int, _ texts: Texts) -> String {
        let running = entries.count { $0.state == .running || $0.state == .transformed }
        let ended = entries.count { $0.state.isEnding }
        let parts = [
            texts("replications.count", count: count),
            running > 0 ? texts("replications.count.running", count: running) : nil,
            ended > 0 ? texts("replications.count.ended", count: ended) : nil,
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
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
