import Commons
import Markup
import Replications
import Storage
import Web

/// How much is told here. Counting stops at a bound: the home page costs the same when everything has grown.
struct Figures: Sendable, Encodable {
    let practices: Int
    let replications: Int
    /// Where replications are.
    let territories: Int
    let organizations: Int

    static let bound = 10_000

    init(in tx: Transaction) throws {
        let count = { kind in try Thing.count(of: kind, atMost: Self.bound + 1, in: tx) }
        practices = try count(FoundKind.practice.kind)
        replications = try count(FoundKind.replication.kind)
        organizations = try count(FoundKind.organization.kind)
        territories = try Replications.territoryCount(atMost: Self.bound + 1, in: tx)
    }

    func view(_ texts: Texts) -> Markup {
        dl(.class("facts across")) {
            figure("practices", practices, at: "/practices", texts)
            figure("replications", replications, at: "/replications", texts)
            figure("territories", territories, at: "/territories", texts)
            figure("organizations", organizations, at: "/organizations", texts)
        }
    }

    private func figure(_ name: String, _ count: Int, at path: String, _ texts: Texts) -> Markup {
        let shown = min(count, Self.bound)
        let number = texts.number(shown)
        return fact(texts("discovery.figure.\(name)")) {
            a(.href(path)) { count > shown ? texts("discovery.figure.more", ["count": number]) : number }
        }
    }
}
