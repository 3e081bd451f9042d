import Web

/// A name as an official file writes it, made fit to be read.
enum OfficialName {
    static func clean(_ raw: String) throws(RefusedLine.Reason) -> String {
        let name = String(
            raw.unicodeScalars.reduce(into: String.UnicodeScalarView()) { scalars, scalar in
                switch scalar {
                // Left over from Windows-1252 in the list of communes: « Marc\u{9C}ur » is Marcœur.
                case "\u{9C}": scalars.append("œ")
                case "\u{8C}": scalars.append("Œ")
                case "'": scalars.append("’")
                // A footnote's mark in ISO 3166-2.
                case "†": break
                default: scalars.append(scalar)
                }
            }
        ).trimmingWhitespace()
        let isReadable = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isReadable, (1...120).contains(name.unicodeScalars.count), !FoldedName(name).text.isEmpty else {
            throw .wrongName(String(raw.prefix(40)))
        }
        return name
    }

    /// « CC du Haut Allier » → « Communauté de communes du Haut Allier ».
    static func inFull(_ name: String) -> String {
        for (short, long) in abbreviations where name.hasPrefix(short) {
            return long + name.dropFirst(short.count)
        }
        return name
    }

    private static let abbreviations = [
        ("CC ", "Communauté de communes "), ("CA ", "Communauté d’agglomération "), ("CU ", "Communauté urbaine "),
    ]
}
