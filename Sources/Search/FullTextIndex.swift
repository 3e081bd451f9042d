internal import Storage
internal import Words

/// What the two engines say differently. Everything else of the search is one text.
protocol FullTextIndex: Sendable {
    func put(_ words: IndexedWords, number: Int, in tx: Transaction) throws
    func remove(number: Int, in tx: Transaction) throws

    /// `number` of every document whose words it has.
    var numbers: Query { get }

    /// Looks at the engine's own index of the words. Nil when it agrees with them, or when the engine looks after that.
    func contradiction(in tx: Transaction) throws -> String?

    /// Makes the engine's own index of the words anew from the words.
    func mend(in tx: Transaction) throws

    /// Before the first query of a search.
    func prepare(_ tx: Transaction) throws

    /// How rare each term is. Empty where the engine ranks without.
    func rarities(of words: QueryWords, in tx: Transaction) throws -> [Rarity]

    /// `number` and `relevance` of the first `bound` documents below `number` that match, greatest numbers first. Greater
    /// relevances are better; `Candidate.tierHeight` is added where the title and the summary have all the words, and
    /// twice where the title has them.
    func ranked(_ match: FullTextMatch, below number: Int, bound: Int) -> Query

    /// `number` of the first documents that have all the words in their title, greatest first.
    func titled(_ words: QueryWords, _ narrowing: Narrowing, bound: Int) -> Query

    /// `number` of the first documents below `number`, greatest first, that have the labels.
    func labelled(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query

    /// The texts of a column, each as lines of one text.
    func lines(_ column: Query) -> Query
}

extension FullTextIndex {
    /// `number` of the first documents below `number`, greatest first.
    func newest(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query {
        switch narrowing.onlyKinds?.count {
        case 0: "SELECT number FROM search_briefs WHERE number < \(number) ORDER BY number DESC LIMIT \(bound)"
        case 1:
            """
            SELECT number FROM search_documents WHERE kind = \(narrowing.onlyKinds?.first) AND number < \(number)
            ORDER BY number DESC LIMIT \(bound)
            """
        default: labelled(narrowing, below: number, bound: bound)
        }
    }
}

extension Transaction {
    var fullText: any FullTextIndex {
        switch engine {
        case .sqlite: SQLiteFullText()
        case .postgres: PostgresFullText()
        }
    }
}
