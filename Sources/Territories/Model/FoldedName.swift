import Foundation

/// A name as people type it: without case, accents, hyphens or apostrophes; « St » and « Ste » in full.
///
/// Only letters, digits and single spaces remain, so no wildcard of `LIKE` survives.
struct FoldedName: Equatable {
    let text: String

    init(_ name: String) {
        text = Self.words(of: name).map(Self.inFull).joined(separator: " ")
    }

    /// The first two characters: what an index finds at once, whatever an engine's collation.
    static func head(of text: String) -> String { String(text.prefix(2)) }

    /// The texts under which the name is found: whole, and from its first telling word (« Havre », « Cœur de Lozère »).
    var keys: [NameKey] {
        let whole = text.split(separator: " ")[...]
        let generic = Self.genericWords.first { whole.starts(with: $0) } ?? []
        var words = whole.dropFirst(generic.count)
        while words.count > 1, let first = words.first, Self.smallWords.contains(first) { words = words.dropFirst() }
        let core = words.joined(separator: " ")
        if core == text || core.isEmpty { return [NameKey(text: text, rank: 0)] }
        return [NameKey(text: text, rank: 0), NameKey(text: core, rank: generic.isEmpty ? 0 : 1)]
    }

    /// What a beginning that somebody is typing may be the beginning of: « st » of « St-Denis » and of « Strasbourg ».
    static func beginnings(of typed: String) -> [String] {
        var words = words(of: typed.prefix(100))
        guard let last = words.popLast() else { return [] }
        let before = words.map(inFull)
        let isFinished = typed.last.map { !$0.isLetter && !$0.isNumber } ?? true
        let endings = isFinished || inFull(last) == last ? [inFull(last)] : [last, inFull(last)]
        return endings.map { (before + [$0]).joined(separator: " ") }
    }

    private static func words(of name: some StringProtocol) -> [String] {
        let lower = name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        var words: [String] = []
        var word = ""
        for scalar in lower {
            if let letters = plain[scalar] {
                word += letters
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
                word.unicodeScalars.append(scalar)
            } else if !scalar.properties.isDiacritic, !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// Letters that have no accent to take away.
    private static let plain: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
        "ə": "e", "ǝ": "e", "ʻ": "", "ʼ": "", "ʿ": "", "ʾ": "",
    ]

    private static func inFull(_ word: String) -> String {
        switch word {
        case "st": "saint"
        case "ste": "sainte"
        default: word
        }
    }

    private static let genericWords: [[Substring]] = [
        ["communaute", "de", "communes"], ["communaute", "d", "agglomeration"], ["communaute", "urbaine"],
        ["metropole"], ["eurometropole"],
    ]

    private static let smallWords: Set<Substring> = ["le", "la", "les", "l", "de", "du", "des", "d", "the"]
}
