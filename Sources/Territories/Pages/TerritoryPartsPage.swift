import Markup
import Storage
import Web

/// All that is directly below a territory at one echelon, page by page.
struct TerritoryPartsPage: PageModel {
    let territory: TerritoryLink
    let echelon: Echelon
    let count: Int
    let parts: [TerritoryLink]
    /// The identifier after which the next page begins, when there is one.
    let next: Territory.ID?
    private let titleKey: String

    private enum CodingKeys: String, CodingKey {
        case territory, echelon, count, parts, next
    }

    private static let pageLength = 200

    init(
        of territory: Territory, _ echelon: Echelon, after last: Territory.ID?, _ language: Language, in tx: Transaction
    ) throws {
        let counts = try Hierarchy.containing.map { hierarchy in
            (hierarchy, try Territory.childCounts(of: territory.id, in: hierarchy, in: tx)[echelon] ?? 0)
        }
        guard let (hierarchy, count) = counts.first(where: { $0.1 > 0 }) else { throw AppError.missing }
        let start = try last.flatMap { try Territory.find($0, in: tx) }
        let found = try Territory.children(
            of: territory.id, in: hierarchy, echelon: echelon, after: start, limit: Self.pageLength + 1, in: tx)
        self.territory = TerritoryLink(territory, within: nil, language: language)
        self.echelon = echelon
        self.count = count
        parts = found.prefix(Self.pageLength).map { TerritoryLink($0, within: nil, language: language) }
        next = found.count > Self.pageLength ? parts.last?.id : nil
        titleKey = Self.key(echelon, of: territory)
    }

    /// The key that counts what is below a territory.
    static func key(_ echelon: Echelon, of territory: Territory) -> String {
        let isOverseas = echelon == .subdivision && territory.id.rawValue == "FR"
        return isOverseas ? "territories.below.overseas" : "territories.below.\(echelon.rawValue)"
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = texts(
            "territories.below.parts", ["parts": texts(titleKey, count: count), "name": territory.name])
        return Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { territory.link }
                    h1 { title }
                }
                TerritoryLink.tags(parts)
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("territories.pages"))) {
                        a(.rel("next"), .href("?echelon=\(echelon.rawValue)&after=\(next.rawValue)")) {
                            texts("territories.pages.next")
                        }
                    }
                }
            }
        }
    }
}
