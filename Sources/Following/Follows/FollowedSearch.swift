import Commons
import Search
import Web

/// A search that is asked again: the address of the page that answers it, of which only the question is kept.
struct FollowedSearch: Sendable {
    let address: String
    let words: String
    let request: SearchRequest

    private static let scopes = [
        "/search": nil, "/practices": "practice", "/replications": "replication", "/organizations": "organization",
        "/networks": "network", "/articles": "article", "/dossiers": "dossier", "/media": "medium",
    ]
    private static let facets: Set<String> = [
        "need", "public", "theme", "state", "echelon", "carrier", "author", "language", "territory",
    ]
    private static let longest = 1_000

    /// Nil when it is none of ours, or asks for nothing in particular.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        let halves = text.split(separator: "?", maxSplits: 1)
        guard halves.count == 2, let scope = Self.scopes[String(halves[0])] else { return nil }
        var words = ""
        var kinds: Set<String> = Set([scope].compactMap { $0 })
        var facets: [String: Set<String>] = [:]
        var kept: [String] = []
        for pair in halves[1].split(separator: "&").prefix(50) {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = parts[1].replacing("+", with: " ").percentDecoded(), !value.isEmpty
            else { continue }
            switch parts[0] {
            case "q": words = value
            case "kind" where scope == nil: kinds.insert(value)
            case let name where Self.facets.contains(name): facets[name, default: []].insert(value)
            default: continue
            }
            kept.append("\(parts[0])=\(value.percentEncoded)")
        }
        guard !kept.isEmpty else { return nil }
        self.words = words
        address = "\(halves[0])?\(kept.joined(separator: "&"))"
        request = SearchRequest(words, facets: facets, kinds: kinds, limit: 100)
    }
}
