package import Commons
import Markup
import Networks
import Organizations
import Practices
import Replications
import Storage
import Web

extension Indicators {
    package static let panels =
        [Kind.practice, .network, .organization].map(ProposedIndicators.source) + [ToldIndicators.source]
}

/// On the page of a practice, a network or an organization that funds: what it proposes to count.
struct ProposedIndicators: Encodable, Sendable {
    let indicators: [Thing]
    private let owner: Thing
    private let isKept: Bool

    private enum CodingKeys: CodingKey { case indicators }

    static func source(_ kind: Kind) -> PanelSource {
        PanelSource(on: .thing(kind)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let owner = try Thing.find(id, in: tx) else { return nil }
            let indicators = try Indicators.all(of: [id], in: tx)
            let isKept = try owner.isInHands(of: visit.viewer, in: tx) && owner.visibility == .published
            guard !indicators.isEmpty || isKept else { return nil }
            let panel = ProposedIndicators(indicators: indicators, owner: owner, isKept: isKept)
            return Panel("indicators", panel) { $0.view($1) }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("indicators")) { texts("indicators.proposed") }
            indicators.isEmpty ? p { texts("indicators.proposed.none") } : IndicatorLinks(indicators).markup(texts)
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(owner.path)/indicators/new")) { texts("indicators.new") }
                }
            }
        }
    }
}

/// On the page of a replication: what it told last of each indicator.
struct ToldIndicators: Encodable, Sendable {
    let observations: [ObservationEntry]
    private let titles: [Thing.ID: Thing]
    private let contents: [Thing.ID: IndicatorContent]
    private let replication: Thing
    private let isKept: Bool
    private let mayTell: Bool

    private enum CodingKeys: CodingKey { case observations }

    static let source = PanelSource(on: .thing(.replication)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let replication = try Thing.find(id, in: tx) else { return nil }
        let all = try ObservationEntry.all(of: id, limit: ObservationsPage.most, in: tx)
        var seen: Set<Thing.ID> = []
        let latest = all.filter { seen.insert($0.indicator).inserted }
        let isKept = try replication.isInHands(of: visit.viewer, in: tx) && replication.visibility == .published
        guard !latest.isEmpty || isKept else { return nil }
        let ids = latest.map(\.indicator)
        let panel = ToldIndicators(
            observations: latest, titles: try Thing.find(ids, in: tx),
            contents: try Indicators().contents(of: ids, in: tx),
            replication: replication, isKept: isKept,
            mayTell: try isKept && !OfferedIndicators(to: replication, in: tx).all.isEmpty)
        return Panel("indicators", panel) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("indicators")) { texts("indicators.list") }
            if observations.isEmpty { p { texts("indicators.list.none") } }
            if !observations.isEmpty {
                IndicatorTable(
                    "list", ["indicator", "period", "value", "source"], rows(texts),
                    leadingTo: observations.map { titles[$0.indicator]?.path ?? "" }
                ).markup(texts)
                p { a(.href("\(replication.path)/observations")) { texts("indicators.list.all") } }
            }
            if isKept { acts(texts) }
        }
    }

    private func rows(_ texts: Texts) -> [[String]] {
        observations.compactMap { entry in
            guard let title = titles[entry.indicator]?.title, let content = contents[entry.indicator] else {
                return nil
            }
            let source = entry.source.isEmpty ? texts("indicators.noSource") : entry.source
            return [title, texts.date(entry.period), entry.told(content, texts), source]
        }
    }

    private func acts(_ texts: Texts) -> Markup {
        p(.class("actions")) {
            if mayTell {
                a(.class("button"), .href("\(replication.path)/observations/new")) { texts("indicators.tell") }
            }
            a(.class("button"), .href("\(replication.path)/indicators/new")) { texts("indicators.addOwn") }
        }
    }
}

/// Indicators in a list, each with what it asks.
struct IndicatorLinks {
    private let things: [Thing]

    init(_ things: [Thing]) { self.things = things }

    func markup(_ texts: Texts) -> Markup {
        ul(.class("entries plain")) {
            Markup.group(
                things.map { thing in
                    li {
                        h3 { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                        p(.class("note"), .lang(thing.language, on: texts)) { thing.summary }
                    }
                })
        }
    }
}
