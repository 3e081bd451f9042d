/// What a Unicode scalar does to the word around it.
enum ScalarKind {
    /// A letter or a digit.
    case letter
    /// A word of its own: Chinese and Japanese ideographs are written without spaces.
    case ideograph
    /// Belongs to the word that it follows: a combining mark, a soft hyphen, a joiner.
    case mark
    /// Separates words and tells elisions: `l'habitat`.
    case apostrophe
    /// Separates words.
    case separator

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x27, 0x2019, 0x02BC, 0xFF07: self = .apostrophe
        case 0..<0x80: self = .separator
        case 0x4E00...0x9FFF: self = .ideograph
        default: self = Self.ofOther(scalar)
        }
    }

    private static func ofOther(_ scalar: Unicode.Scalar) -> ScalarKind {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            return .letter
        case .otherLetter:
            return properties.isIdeographic ? .ideograph : .letter
        case .nonspacingMark, .enclosingMark, .spacingMark, .format:
            return .mark
        default:
            return .separator
        }
    }
}
