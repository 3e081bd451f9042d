import Commons
import Markup
import Storage
import Web

/// All that is directly below a territory at one echelon, page by page.
struct TerritoryPartsPage: PageModel {
    let territory: TerritoryLink
    let echelon: Echelon
    let count: Int
    let parts: [TerritoryLink]
    /// The address of the next page, when there is one.
    let next: String?
    let territories: [Territory]
    /// The address of the list from its beginning.
    private let whole: String
    private let titleKey: String

    /// Which parts are asked for, where a page begins, and how long it is.
    struct Question {
        let echelon: Echelon?
        let after: Territory.ID?
        let limit: Int

        init(_ query: inout Submission) {
            echelon = query.choice("echelon", Echelon.self)
            after = Territory.ID(rawValue: query.line("after", 0...24))
            limit = query.integer("limit", 1...500) ?? 200
        }
    }

    private enum CodingKeys: String, CodingKey {
        case territory, echelon, count, parts, next
    }

    init(
        of territory: Territory, _ echelon: Echelon, _ question: Question, _ language: Language, in tx: Transaction
    ) throws {
        let counts = try Hierarchy.containing.map { hierarchy in
            (hierarchy, try Territory.childCounts(of: territory.id, in: hierarchy, in: tx)[echelon] ?? 0)
        }
        guard let (hierarchy, count) = counts.first(where: { $0.1 > 0 }) else { throw AppError.missing }
        let start = try question.after.flatMap { try Territory.find($0, in: tx) }
        let found = try Territory.children(
            of: territory.id, in: hierarchy, echelon: echelon, after: start, limit: question.limit + 1, in: tx)
        self.territory = TerritoryLink(territory, within: nil, language: language)
        self.echelon = echelon
        self.count = count
        territories = Array(found.prefix(question.limit))
        parts = territories.map { TerritoryLink($0, within: nil, language: language) }
        let address = "\(territory.path)/parts?echelon=\(echelon.rawValue)&limit=\(question.limit)"
        whole = "\(territory.path)/parts?echelon=\(echelon.rawValue)&limit=500"
        next = found.count > question.limit ? parts.last.map { "\(address)&after=\($0.id)" } : nil
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
                TakeAway(screen.texts) { $0.address(of: whole) }.markup
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("territories.pages"))) {
                        a(.rel("next"), .href(next)) {
                            texts("territories.pages.next")
                        }
                    }
                }
            }
        }
    }
}
