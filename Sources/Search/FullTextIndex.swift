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

    /// `number`, `score` and `tier` of documents with all the words, greater scores being better: the first `bound` in
    /// the order of their numbers, then the first `titles` of the others that have all the words in their title. The
    /// tier is 2 where the title has all the words, 1 where the title and the summary have them.
    func ranked(_ words: QueryWords, _ narrowing: Narrowing, bound: Int, titles: Int) -> Query

    /// `number` of the first documents that have all the words in their title, greatest first.
    func titled(_ words: QueryWords, _ narrowing: Narrowing, bound: Int) -> Query

    /// `number` of the first documents below `number`, greatest first. The narrowing is not empty.
    func newest(_ narrowing: Narrowing, below number: Int, bound: Int) -> Query
}

extension Transaction {
    var fullText: any FullTextIndex {
        switch engine {
        case .sqlite: SQLiteFullText()
        case .postgres: PostgresFullText()
        }
    }
}
