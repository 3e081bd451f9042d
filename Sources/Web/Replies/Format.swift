/// The forms in which a page can be had.
package enum Format: Sendable, CaseIterable {
    case html, json, jsonLD, csv, csvMetadata, geoJSON, svg

    /// The media type, without parameters.
    package var type: String {
        switch self {
        case .html: "text/html"
        case .json: "application/json"
        case .jsonLD: "application/ld+json"
        case .csv: "text/csv"
        case .csvMetadata: "application/csvm+json"
        case .geoJSON: "application/geo+json"
        case .svg: "image/svg+xml"
        }
    }

    /// The end of a path that asks for it.
    var suffix: String {
        switch self {
        case .html: "html"
        case .json: "json"
        case .jsonLD: "jsonld"
        case .csv: "csv"
        case .csvMetadata: "csv-metadata.json"
        case .geoJSON: "geojson"
        case .svg: "svg"
        }
    }

    /// The form that a path asks for by its end.
    static func suffix(of path: String) -> Format? {
        // The longest first: a table's description ends like JSON.
        [.csvMetadata, .jsonLD, .geoJSON, .json, .csv, .svg].first { path.hasSuffix(".\($0.suffix)") }
    }

    /// The address of a page in this form.
    package func address(of page: String) -> String {
        guard self != .html else { return page }
        let path = page.prefix { $0 != "?" && $0 != "#" }
        return (path == "/" ? "/index" : path) + ".\(suffix)" + page.dropFirst(path.count)
    }

    /// What an `Accept` header weighs highest among what is offered (RFC 9110, 12.5.1); nil when it refuses all of it. What
    /// is offered first wins where the header does not care.
    static func preferred(_ accept: String?, among offered: [Format]) -> Format? {
        guard let accept, !accept.isEmpty else { return offered.first }
        let ranges = accept.prefix(1_000).split(separator: ",").prefix(50).map { MediaRange($0) }
        var best: (weight: Double, format: Format)?
        for format in offered {
            let weight = format.weight(in: ranges)
            if weight > 0, weight > best?.weight ?? 0 { best = (weight, format) }
        }
        return best?.format
    }

    /// The most precise range that names a form says how much it is wanted.
    private func weight(in ranges: [MediaRange]) -> Double {
        let matches = ranges.compactMap { range in range.precision(for: types).map { ($0, range.weight) } }
        return matches.max { $0.0 < $1.0 }?.1 ?? 0
    }

    private var types: [String] {
        switch self {
        case .html: ["text/html", "application/xhtml+xml"]
        case .json: ["application/json", "application/problem+json"]
        default: [type]
        }
    }
}

/// One part of an `Accept` header.
private struct MediaRange {
    let type: String
    let weight: Double

    init(_ text: Substring) {
        let pieces = text.split(separator: ";").map { $0.trimmingWhitespace().lowercased() }
        type = pieces.first ?? ""
        weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
    }

    func precision(for types: [String]) -> Int? {
        if types.contains(type) { return 2 }
        if type == "*/*" { return 0 }
        // A range of types means the form's own: whoever takes "application/*" wants no page.
        return types.first.map { type == $0.prefix { $0 != "/" } + "/*" } == true ? 1 : nil
    }
}
