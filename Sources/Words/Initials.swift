/// With which bytes some words begin, to pass over others at a look.
package struct Initials: Sendable {
    private let isInitial: [Bool]

    package init(of words: some Sequence<String>) {
        var isInitial = [Bool](repeating: false, count: 256)
        for byte in words.lazy.compactMap(\.utf8.first) { isInitial[Int(byte)] = true }
        self.isInitial = isInitial
    }

    func contains(_ word: String) -> Bool { word.utf8.first.map { isInitial[Int($0)] } ?? false }
}
