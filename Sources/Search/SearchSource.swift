package import Storage

/// How a room enumerates the documents of one of its kinds, so that the index can be made anew.
package struct SearchSource: Sendable {
    package let kind: String
    /// At most `limit` documents whose identifiers follow `after`, in the order of their identifiers.
    package let documents: @Sendable (_ after: String, _ limit: Int, Transaction) throws -> [SearchDocument]

    package init(
        kind: String,
        documents: @escaping @Sendable (_ after: String, _ limit: Int, Transaction) throws -> [SearchDocument]
    ) {
        self.kind = kind
        self.documents = documents
    }
}
