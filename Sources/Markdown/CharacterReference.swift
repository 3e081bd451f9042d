/// The characters that HTML lets one write by name or number.
///
/// Only the names that people write are known: Latin letters, punctuation and signs (HTML 4). Any other stays as it
/// was written, in texts and in addresses alike: it is escaped later, so no browser decodes it either.
enum CharacterReference {
    /// - Parameter reference: from its `&` to its `;`.
    static func decode(_ reference: String) -> String {
        let name = reference.dropFirst().dropLast()
        guard name.first == "#" else { return named[name] ?? reference }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let code, code > 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
        return scalar.isHidden ? "" : String(Character(scalar))
    }

    private static let named: [Substring: String] = {
        var named: [Substring: String] = [:]
        for (offset, name) in latin1.split(separator: " ").enumerated() {
            named[name] = Unicode.Scalar(UInt32(0xA0 + offset)).map { String(Character($0)) }
        }
        let pairs = others.split(separator: " ")
        for index in stride(from: 0, to: pairs.count - 1, by: 2) { named[pairs[index]] = String(pairs[index + 1]) }
        named["Tab"] = "\t"
        named["NewLine"] = "\n"
        return named
    }()

    /// U+00A0 to U+00FF, in order.
    private static let latin1 = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """

    private static let others = #"""
        amp & lt < gt > quot " apos ' colon : sol / bsol \ lpar ( rpar ) lsqb [ rsqb ] num # excl ! quest ? semi ; \#
        comma , period . commat @ equals = percnt % lowbar _ hyphen ‐ grave ` ast * verbar | OElig Œ oelig œ Scaron \#
        Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ \#
        dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ \#
        larr ← uarr ↑ rarr → darr ↓ harr ↔ minus − infin ∞ asymp ≈ ne ≠ le ≤ ge ≥ sum ∑ radic √ loz ◊ spades ♠ clubs \#
        ♣ hearts ♥ diams ♦
        """#
}
