package import Storage

/// What programs are told about a route.
package struct RouteNote: Sendable {
    /// Reads the fields of a request that has none; what was asked for, and what is missing, is noted in the submission.
    package typealias Reading = @Sendable (Transaction) throws -> Submission

    package enum Answer: Sendable {
        /// A page: its model as JSON, and in what other forms that model can be had.
        case page(any PageModel.Type)
        /// A list of things while somebody types.
        case matches
        /// Something was changed: 204, and where to look in `Location`.
        case done
        /// Leads elsewhere.
        case elsewhere
        /// A file of one type.
        case file(String)
    }

    /// A key of the texts.
    package let summary: String
    package let answer: Answer
    package let reads: Reading
}
