extension String {
    /// Without control characters, and without the marks that reverse the direction of what follows them: a reader
    /// would see another text than the one that is there. Tabs and line ends stay.
    var withoutControls: String {
        guard unicodeScalars.contains(where: \.isHidden) else { return self }
        var plain = String.UnicodeScalarView()
        plain.append(contentsOf: unicodeScalars.lazy.filter { !$0.isHidden })
        return String(plain)
    }

    /// The text up to a number of UTF-8 bytes, never cutting a Unicode scalar.
    func beginning(bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(utf8.startIndex, offsetBy: bytes)
        while end.samePosition(in: unicodeScalars) == nil { utf8.formIndex(before: &end) }
        return String(self[..<end])
    }
}

extension Unicode.Scalar {
    /// Unicode Standard Annex #9, explicit directional formatting, and the C0 and C1 controls.
    var isHidden: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
