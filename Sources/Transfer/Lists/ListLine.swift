import Commons

/// A line of a list as it was read.
struct ListLine: Sendable, Equatable {
    /// Its number in the file; of a JSON list, the object's.
    let number: Int
    /// By the column's English name.
    let cells: [String: String]
    /// Why it cannot be read at all.
    var problem: ListProblem?
}
