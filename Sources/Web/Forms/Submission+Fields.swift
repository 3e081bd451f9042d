import Foundation

/// Each reading returns a usable value in every case; `isValid` says whether to use it.
extension Submission {
    /// One line of text, white space folded, without control characters and direction overrides, in NFC.
    package mutating func line(_ name: String, _ length: ClosedRange<Int> = 0...200) -> String {
        note(name, as: .line(length))
        return bounded(clean(shown(name), keepsLines: false), name, length)
    }

    /// Several lines of text.
    package mutating func text(_ name: String, _ length: ClosedRange<Int> = 0...20_000) -> String {
        note(name, as: .text(length))
        return bounded(clean(shown(name), keepsLines: true), name, length)
    }

    /// One of the cases, or nil after noting the problem.
    package mutating func choice<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) -> T? {
        note(name, as: .choice(T.allCases.map(\.rawValue)))
        if let value = T(rawValue: shown(name)) { return value }
        refuse(name, shown(name).isEmpty ? "web.field.choose" : "web.field.unknown")
        return nil
    }

    /// One of the cases, or nil when nothing was chosen.
    package mutating func choiceIfAny<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) -> T? {
        note(name, as: .choice(T.allCases.map(\.rawValue)))
        return shown(name).isEmpty ? nil : choice(name, type)
    }

    /// Any number of the cases, each once.
    package mutating func choices<T: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: T.Type = T.self
    ) -> [T] {
        note(name, as: .choices(T.allCases.map(\.rawValue)))
        var found: [T] = []
        for text in shownAll(name).prefix(100) where !text.isEmpty {
            guard let value = T(rawValue: text) else { refuse(name, "web.field.unknown"); continue }
            if !found.contains(where: { $0.rawValue == value.rawValue }) { found.append(value) }
        }
        return found
    }

    /// A date to the day, the month or the year, or nil when left empty.
    package mutating func date(_ name: String) -> CivilDate? {
        let text = line(name, 0...10)
        note(name, as: .date)
        guard !text.isEmpty else { return nil }
        if let date = CivilDate(rawValue: text) { return date }
        refuse(name, "web.field.date")
        return nil
    }

    /// A whole number, or nil when left empty. Spaces between thousands are allowed.
    package mutating func integer(_ name: String, _ range: ClosedRange<Int>) -> Int? {
        let text = line(name, 0...40).filter { !$0.isWhitespace && $0 != "\u{202F}" }
        note(name, as: .integer(range))
        guard !text.isEmpty else { return nil }
        if let value = Int(text), range.contains(value) { return value }
        refuse(name, "web.field.integer", ["min": "\(range.lowerBound)", "max": "\(range.upperBound)"])
        return nil
    }

    /// An address of the web, `http` or `https`, or nil when left empty.
    package mutating func link(_ name: String) -> String? {
        let text = line(name, 0...500)
        note(name, as: .link)
        guard !text.isEmpty else { return nil }
        let scheme = ["https://", "http://"].first { text.lowercased().hasPrefix($0) }
        if let scheme, text.utf8.count > scheme.utf8.count + 3,
            !text.contains(where: { $0.isWhitespace || "\"\\<>".contains($0) }),
            Self.namesHost(text.dropFirst(scheme.count))
        {
            return text
        }
        refuse(name, "web.field.link")
        return nil
    }

    package mutating func isChecked(_ name: String) -> Bool {
        note(name, as: .flag)
        return ["on", "true", "1", "yes"].contains(shown(name))
    }

    /// A name before the host (`https://bank.example@evil.example`) serves only to deceive.
    private static func namesHost(_ rest: Substring) -> Bool {
        let authority = rest.prefix { !"/?#".contains($0) }
        return authority.contains(".") && !authority.contains("@")
    }

    private mutating func bounded(_ text: String, _ name: String, _ length: ClosedRange<Int>) -> String {
        note(name)
        // In scalars, as databases count: a heap of marks, or a chain of joined signs, is one character.
        let count = text.unicodeScalars.count
        if count > length.upperBound {
            refuse(name, "web.field.tooLong", ["max": "\(length.upperBound)", "count": "\(count)"])
        } else if length.lowerBound > 0 && !text.unicodeScalars.contains(where: \.isSeen) {
            refuse(name, "web.field.empty")
        } else if count < length.lowerBound {
            refuse(name, "web.field.tooShort", ["min": "\(length.lowerBound)"])
        }
        return text
    }

    private func clean(_ raw: String, keepsLines: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in raw.replacingOccurrences(of: "\r\n", with: "\n").unicodeScalars {
            switch scalar.value {
            case 0x0A where keepsLines, 0x09 where keepsLines: scalars.append(scalar)
            case 0x2028, 0x2029: scalars.append(keepsLines ? "\n" : " ")
            case 0x09, 0x0A, 0x0D: scalars.append(" ")
            // Nobody sees them, so that two names that look the same would not be.
            case 0x200B where !keepsLines, 0x2060...0x2064 where !keepsLines: break
            case 0x206A...0x206F, 0xFFF9...0xFFFB: break
            case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
            default: scalars.append(scalar)
            }
        }
        let text = String(scalars).precomposedStringWithCanonicalMapping.trimmingWhitespace()
        if !text.unicodeScalars.contains(where: \.isSeen) { return "" }
        return keepsLines ? text : text.split(separator: " ").joined(separator: " ")
    }
}

extension Unicode.Scalar {
    /// Whether it leaves a trace on the screen: a name of spaces, joiners and fillers cannot be read or followed.
    fileprivate var isSeen: Bool {
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || value == 0x2800 { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark,
            .lineSeparator, .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }
}
