/// What a browser calls itself, short enough to be known again: `Firefox, Linux`. Nothing finer is kept.
struct Device: Sendable {
    let name: String

    init(userAgent: String?) {
        let text = String((userAgent ?? "").prefix(400))
        let parts = [Self.browsers, Self.systems].compactMap { names in
            names.first { sign, _ in text.contains(sign) }?.name
        }
        name = parts.joined(separator: ", ")
    }

    /// In this order: most browsers also name those that they descend from.
    private static let browsers: [(sign: String, name: String)] = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]

    private static let systems: [(sign: String, name: String)] = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
        ("Mac OS X", "macOS"), ("Linux", "Linux"),
    ]
}
