/// The words of a book as a typesetter takes them.
enum PrintedText {
    /// A word that is longer is cut where a line may end.
    private static let longestWord = 48

    /// Without what no font shows, lines told apart by spaces only.
    static func flowing(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var wasSpace = false
        for scalar in text.unicodeScalars {
            let isSpace = isBreak(scalar)
            if isSpace, wasSpace { continue }
            result.append(isSpace ? " " : shown(scalar))
            wasSpace = isSpace
        }
        return breakable(result)
    }

    /// The same, every line where it was.
    static func kept(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": continue
            case "\t": result.append(contentsOf: "    ".unicodeScalars)
            case "\n": result.append("\n")
            default: result.append(isBreak(scalar) ? " " : shown(scalar))
            }
        }
        return breakable(result)
    }

    private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\n", "\r", "\t", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// Controls and what stands for no sign come out as the sign of what is not known.
    private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .privateUse, .unassigned: "\u{FFFD}"
        default: scalar == "\u{FEFF}" ? "\u{FFFD}" : scalar
        }
    }

    /// With a place to break in words that fill no line; addresses are broken by the typesetter, who knows how.
    private static func breakable(_ scalars: String.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        var (length, isAddress) = (0, false)
        var rest = scalars[...]
        while let scalar = rest.first {
            if scalar.properties.isWhitespace {
                (length, isAddress) = (0, false)
            } else {
                if length == 0 { isAddress = rest.starts(with: "http".unicodeScalars) }
                let isMark = scalar.properties.generalCategory == .nonspacingMark
                if length > 0, length % longestWord == 0, !isAddress, !isMark { result.append("\u{200B}") }
                length += 1
            }
            result.append(scalar)
            rest = rest.dropFirst()
        }
        return String(result)
    }
}
