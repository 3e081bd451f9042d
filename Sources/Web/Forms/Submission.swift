/// What somebody sent: the fields of a form or of a JSON object, and what is wrong with them.
///
/// A handler reads its fields one after the other; each reading notes what is wrong, so that a single answer (422)
/// names every field, and the page shows the values again.
package struct Submission: Sendable, Equatable {
    package struct Problem: Sendable, Equatable {
        package let key: String
        package let values: [String: String]

        /// The value that holds the address of a page about the problem, where there is one.
        package static let pathValue = "path"
    }

    /// As they were sent; a field may be sent several times.
    package private(set) var fields: [String: [String]]
    package private(set) var problems: [String: Problem] = [:]
    /// Names of the fields in the order in which they were read: the order of the error summary.
    package private(set) var order: [String] = []

    /// What each field was read as: what programs are told about it.
    package private(set) var kinds: [String: FieldKind] = [:]

    package init(_ fields: [String: [String]] = [:]) {
        self.fields = fields
    }

    /// The present values of a thing, for a form that changes it.
    package init(_ values: [String: String]) {
        fields = values.mapValues { [$0] }
    }

    package var isValid: Bool { problems.isEmpty }

    /// The value to show again, as typed.
    package func shown(_ name: String) -> String { fields[name]?.first ?? "" }

    package func shownAll(_ name: String) -> [String] { fields[name] ?? [] }

    package func contains(_ name: String, _ value: String) -> Bool { fields[name]?.contains(value) == true }

    package mutating func set(_ name: String, _ values: [String]) { fields[name] = values }

    /// Notes what is wrong with a field; the first problem of a field is kept.
    package mutating func refuse(_ name: String, _ key: String, _ values: [String: String] = [:]) {
        note(name)
        if problems[name] == nil { problems[name] = Problem(key: key, values: values) }
    }

    /// Notes what the reading of a copy noted.
    package mutating func takeProblems(of copy: Submission) {
        problems = copy.problems
        order = copy.order
    }

    /// Notes that a field is asked for, and as what; the latest and most precise reading counts.
    package mutating func note(_ name: String, as kind: FieldKind? = nil) {
        if !order.contains(name) { order.append(name) }
        if let kind { kinds[name] = kind }
    }
}
