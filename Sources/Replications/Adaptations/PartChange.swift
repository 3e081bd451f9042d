/// What an adaptation does to one part of the practice.
package struct PartChange: Sendable, Hashable, Codable {
    package enum Act: String, Sendable, Codable, CaseIterable {
        case changed, dropped
        /// Something was put beside it.
        case added

        package var textKey: String { "replications.part.\(rawValue)" }
    }

    package let part: String
    package let change: Act

    package init(_ change: Act, _ part: String) {
        self.part = part
        self.change = change
    }

    /// « changed 1-2 »: one choice of a form, one line of a cell.
    package init?(text: String) {
        let words = text.split(separator: " ")
        guard words.count == 2, let change = Act(rawValue: String(words[0])) else { return nil }
        self.init(change, String(words[1]))
    }

    package var text: String { "\(change.rawValue) \(part)" }
}
