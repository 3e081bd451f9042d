/// One thing that was looked at: how it is, or what is wrong and what to do about it.
package struct Finding: Codable, Sendable, Equatable {
    package enum State: String, Codable, Sendable {
        case ok
        /// It works, and somebody should look at it.
        case care
        /// It does not work, or endangers what is kept.
        case problem
    }

    package let name: String
    package let state: State
    package let sentence: String

    init(_ name: String, _ state: State, _ sentence: String) {
        self.name = name
        self.state = state
        self.sentence = sentence
    }
}
