import Cartography
import Commons
import Markup
import Web

extension FoundPlaces {
    /// - Parameters:
    ///   - total: of the results, those without a place included.
    ///   - question: what they answer.
    func markup(found total: Int, _ question: Question, _ texts: Texts) -> Markup {
        isEmpty ? nowhere(question, texts) : .group([maps(texts), notShown(total, texts)])
    }

    private func maps(_ texts: Texts) -> Markup {
        let sheets = sheets(texts)
        let others = texts("discovery.map.others", count: sheets.others.count)
        return .group([
            MapFigure(sheets.main, caption: finding(texts)).markup(texts),
            sheets.others.isEmpty
                ? .group([])
                : MapFigure(sheets.others, caption: others, id: "map-others", isAbroad: true).markup(texts),
        ])
    }

    private func nowhere(_ question: Question, _ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h3 { texts("discovery.map.nowhere") }
            p { texts("discovery.map.nowhere.meaning") }
            p(.class("actions")) {
                a(.class("button"), .href(question.words(in: .replication).arranged(as: .map).address)) {
                    texts("discovery.map.replications")
                }
            }
        }
    }

    private func notShown(_ total: Int, _ texts: Texts) -> Markup {
        let shown = replications.count + organizations.count
        if isCut { return p(.class("note")) { texts("discovery.map.cut", count: shown) } }
        guard total > shown else { return .group([]) }
        return p(.class("note")) { texts("discovery.map.unplaced", count: total - shown) }
    }
}
