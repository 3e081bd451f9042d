/// Where a link may lead. Everything else is refused, and the link's text is shown without a link.
enum Address: Equatable {
    /// On this node: a path, a query or a fragment.
    case local(String)
    /// `http` or `https`.
    case external(String)
    case mail(String)

    static let longest = 2_000

    /// By what is allowed, read as a browser reads it (WHATWG URL Standard): it ignores tabs and line ends, trims
    /// spaces and controls, and takes `\` for `/`, so an address with any of these is none.
    init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.longest,
            text.unicodeScalars.allSatisfy(\.isAllowedInAddress)
        else { return nil }
        guard let scheme = Self.scheme(of: text) else {
            guard !text.hasPrefix("//") else { return nil }
            self = .local(text)
            return
        }
        let rest = text.dropFirst(scheme.count + 1)
        switch scheme.lowercased() {
        case "http", "https":
            guard Self.namesHost(rest) else { return nil }
            self = .external(text)
        case "mailto":
            guard rest.contains("@") else { return nil }
            self = .mail(text)
        default:
            return nil
        }
    }

    /// What stands before the first colon, unless the path has begun there.
    private static func scheme(of text: String) -> Substring? {
        guard let end = text.firstIndex(where: { ":/?#".contains($0) }), text[end] == ":" else { return nil }
        return text[..<end]
    }

    /// `//host…`. A name before the host (`https://bank.example@evil.example`) serves only to deceive.
    private static func namesHost(_ rest: Substring) -> Bool {
        guard rest.hasPrefix("//") else { return false }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        return !authority.isEmpty && !authority.contains("@")
    }

    /// A picture of this node's own: never one that tells another server who reads the page.
    static func picture(_ text: String) -> String? {
        guard case .local(let path)? = Address(text), path.hasPrefix("/media/"), !path.contains(".."),
            !path.lowercased().contains("%2e")
        else { return nil }
        return path
    }
}

extension Unicode.Scalar {
    fileprivate var isAllowedInAddress: Bool {
        if value < 0x80 { return value > 0x20 && value != 0x7F && self != "\\" }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            return false
        default:
            return true
        }
    }
}
