internal import Foundation

/// The one spelling of a word that all its spellings share: lowercase, without diacritics, ligatures spelt out.
///
/// Folding goes scalar by scalar (compatibility decomposition, UAX #15, then marks are dropped), so composed and
/// decomposed texts give the same word without any reordering of marks.
enum Folding {
    /// At most `limit` scalars of the folded word.
    static func fold(_ word: Substring, limit: Int = Word.longest) -> String {
        fromTable(word, limit: limit) ?? thoroughly(word, limit: limit)
    }

    /// Nearly every word of a European language: one look into a table for each scalar. Nil if one is not in it.
    private static func fromTable(_ word: Substring, limit: Int) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        var count = 0
        for scalar in word.unicodeScalars {
            guard count < limit else { break }
            let value = Int(scalar.value)
            guard value < tabulated else { return nil }
            let letter = letters[value]
            if letter != several {
                bytes.append(letter)
                count += 1
            } else if !spellings[value].isEmpty {
                bytes.append(contentsOf: spellings[value])
                count += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Any script. Marks are dropped first, because a thousand of them on one letter are slow to put in order.
    private static func thoroughly(_ word: Substring, limit: Int) -> String {
        var bare = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where !isDropped(scalar) {
            guard bare.count < limit else { break }
            bare.append(scalar)
        }
        var folded = String.UnicodeScalarView()
        for scalar in String(bare).decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where !isDropped(scalar) {
            if let spelling = undecomposed[scalar] {
                folded.append(contentsOf: spelling.unicodeScalars)
            } else if ScalarKind(scalar) != .separator && ScalarKind(scalar) != .apostrophe {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x80 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return true
        default: return false
        }
    }

    /// Latin, Greek, Cyrillic and the combining marks they use.
    private static let tabulated = 0x530

    /// What is folded to one byte, which is nearly everything; `several` stands for nothing or more.
    private static let letters: [UInt8] = spellings.map { $0.count == 1 ? $0[0] : several }
    private static let several: UInt8 = 0

    private static let spellings: [[UInt8]] = (0..<tabulated).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return [] }
        return Array(thoroughly(Substring(String(scalar)), limit: Word.longest).utf8)
    }

    /// Letters that Unicode does not decompose but that people type without their stroke or ligature.
    private static let undecomposed: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i",
        "þ": "th", "ð": "d", "ς": "σ",
    ]
}
