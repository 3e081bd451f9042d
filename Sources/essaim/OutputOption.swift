import ArgumentParser
import Foundation

/// Sentences for people, or JSON for programs.
struct OutputOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "As JSON, for programs.")
    var isJSON = false

    func say(_ value: some Encodable, orElse sentences: () -> [String]) throws {
        guard isJSON else {
            for sentence in sentences() { Terminal.say(sentence) }
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        Terminal.say(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
