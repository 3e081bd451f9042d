@testable import Web

/// Any `Accept` and `Accept-Language` chooses something, and leaving out what was not chosen changes nothing.
enum PreferenceTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = Format.preferred(text, among: Format.allCases)
        for offered in [[], [Language.fr], [.en], Language.allCases] {
            let language = Language.preferred(text, among: offered)
            try hold(language.map(offered.contains) ?? true, "a language that is not offered")
        }
    }
}
