import Foundation

/// A text as it may stand in a header: as it is, or as encoded words (RFC 2047), which hold any character and no line end.
enum EncodedWords {
    /// A subject. Line ends and other control characters become spaces.
    static func subject(_ text: String) -> String {
        let line = oneLine(text)
        return isPlain(line) && line.utf8.count <= 60 && !line.contains("=?") ? line : words(line)
    }

    /// The name before an address: letters, digits and spaces stand as they are.
    static func phrase(_ text: String) -> String {
        let line = oneLine(text)
        let isAtoms =
            line.utf8.count <= 60
            && line.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == " ")
            }
        return isAtoms ? line : words(line)
    }

    /// A line of a header is at most 76 characters with its encoded word (RFC 2047, section 2): 39 bytes make 64.
    private static let bytesInWord = 39

    private static func words(_ line: String) -> String {
        var pieces: [String] = [""]
        for character in line.unicodeScalars.map(String.init) {
            if pieces[pieces.count - 1].utf8.count + character.utf8.count > bytesInWord { pieces.append("") }
            pieces[pieces.count - 1] += character
        }
        return pieces.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\n ")
    }

    private static func oneLine(_ text: String) -> String {
        let spaced = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }
        return spaced.joined().split(separator: " ").joined(separator: " ")
    }

    private static func isPlain(_ line: String) -> Bool { line.utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}
