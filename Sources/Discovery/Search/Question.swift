import Search
import Storage
import Territories
import Web

/// What a visitor looks for: read from an address, and written into the addresses of the page's links.
struct Question: Sendable {
    /// `/practices` asks for practices only.
    let scope: FoundKind?
    var text = ""
    var chosen: [Facet: [String]] = [:]
    var territory: TerritoryLink?
    var arrangement = Arrangement.list
    var after: SearchCursor?
    var limit = Question.usual

    static let usual = 20
    static let mostOnAPage = 100

    init(_ scope: FoundKind? = nil) { self.scope = scope }

    /// Something beside words narrows the results.
    var isNarrowed: Bool { territory != nil || chosen.contains { !$0.value.isEmpty } }

    /// Nothing in particular is looked for.
    var isOpen: Bool { text.isEmpty && !isNarrowed }

    func chooses(_ value: String, of facet: Facet) -> Bool { chosen[facet]?.contains(value) == true }

    func request(in language: Language, limit: Int) -> SearchRequest {
        var facets: [String: Set<String>] = [:]
        for (facet, values) in chosen where facet != .kind { facets[facet.rawValue] = Set(values) }
        if let territory { facets["territory"] = [territory.id.rawValue] }
        let kinds = scope.map { [$0.rawValue] } ?? chosen[.kind] ?? []
        var request = SearchRequest(
            text, language: language.rawValue, facets: facets, kinds: Set(kinds), after: after, limit: limit)
        request.unoffered = scope == nil ? ["territory"] : ["territory", Facet.kind.rawValue]
        request.leadingKind = FoundKind.practice.rawValue
        return request
    }
}

extension Question: Encodable {
    private enum CodingKeys: String, CodingKey { case scope, text, chosen, territory, arrangement }
}
