internal import Words

/// What the engine is asked to match and to rank.
struct FullTextMatch {
    let words: QueryWords
    /// How rare each term is; empty where the engine does without.
    let rarities: [Rarity]
    let narrowing: Narrowing
    let place: MatchPlace
}

/// How many documents have a word.
enum Rarity {
    /// Of all documents.
    case share(Double)
    case documents(Int)
}

/// Where the words have to be.
enum MatchPlace { case anywhere, title }
