import Search

/// Invented documents and requests, the same ones for the same seed.
struct Library: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    func documents(_ count: Int, words: Int = 30) -> [SearchDocument] {
        var library = self
        return (0..<count).map { library.document($0, words: words) }
    }

    /// Some words are in most documents, most words in few.
    private mutating func document(_ number: Int, words: Int) -> SearchDocument {
        .sample(
            "document-\(number)", sentence(3), summary: sentence(words / 5), text: sentence(words),
            language: pick(["fr", "fr", "en", "de"]), kind: pick(["practice", "replication", "replication"]),
            facets: [
                "theme": [pick(Self.themes), pick(Self.themes)], "state": [pick(["running", "paused", "ended"])],
            ],
            day: Int.random(in: 0..<1_000, using: &self))
    }

    mutating func request() -> SearchRequest {
        let text = (0..<Int.random(in: 0...3, using: &self)).map { _ in word() }.joined(separator: " ")
        let facets = Bool.random(using: &self) ? ["theme": Set([pick(Self.themes), pick(Self.themes)])] : [:]
        let beginning = String(text.prefix(Int.random(in: 0...text.count, using: &self)))
        return SearchRequest(
            pick([text, text + " ", beginning]), language: pick(["", "fr", "en"]), facets: facets,
            kinds: pick([[], [], ["practice"]]), limit: 100)
    }

    mutating func sentence(_ count: Int) -> String {
        (0..<count).map { _ in word() }.joined(separator: " ") + "."
    }

    /// Roughly Zipf's law: the lower a word's rank, the more often it comes.
    private mutating func word() -> String {
        let share = Double.random(in: 0..<1, using: &self)
        let rank = Int(Double(Self.vocabulary) * share * share * share)
        guard rank >= Self.frequent.count else { return Self.frequent[rank] }
        let letters = String(String(rank, radix: 26).map { $0.isLetter ? $0 : "o" })
        return Self.frequent[rank % Self.frequent.count].filter(\.isLetter) + letters + pick(["", "", "s", "ment"])
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &self)]
    }

    private static let vocabulary = 20_000
    private static let themes = (0..<12).map { "theme-\($0)" }
    private static let frequent = [
        "coopérative", "habitat", "l’économie", "solidaires", "social", "de", "la", "commune", "housing", "people",
        "the",
        "association", "territoire", "mobilité", "soin", "aînés", "jeunes", "emploi", "formation", "partagé", "monnaie",
        "jardin", "énergie", "école", "vélo", "œuvre", "entr’aide", "community", "neighbours", "shared", "accueil",
        "local",
    ]
}
