import Foundation

/// What has to change in a PDF before anybody else opens it: what runs, what is hidden, and who wrote it.
///
/// Reads the objects as qpdf writes them (its JSON, version 2) and says them again without that; objects that nothing
/// names any more are left out when the file is written.
struct PDFCleaning {
    /// What qpdf takes to change the file.
    let update: Data

    /// Nil when the text is not what qpdf writes.
    init?(_ json: Data) throws {
        let whole = try JSONSerialization.jsonObject(with: json) as? [String: Any]
        guard let parts = whole?["qpdf"] as? [Any], parts.count == 2, let head = parts[0] as? [String: Any],
            let objects = parts[1] as? [String: Any]
        else { return nil }
        var changed: [String: Any] = [:]
        for (name, object) in objects {
            guard let object = object as? [String: Any] else { continue }
            if let cleaned = Self.cleaned(object, named: name) { changed[name] = cleaned }
        }
        let kept = head.filter { $0.key != "pdfversion" }
        update = try JSONSerialization.data(withJSONObject: ["qpdf": [kept, changed]])
    }

    /// Nil when nothing changes.
    private static func cleaned(_ object: [String: Any], named name: String) -> [String: Any]? {
        if let stream = object["stream"] as? [String: Any], let dictionary = stream["dict"] {
            return clean(dictionary).map { ["stream": ["dict": $0]] }
        }
        guard let value = object["value"] else { return nil }
        if name == "trailer", let trailer = value as? [String: Any] {
            return ["value": trailer.filter { $0.key != "/Info" }]
        }
        return clean(value).map { ["value": $0] }
    }

    /// Entries of dictionaries that go, whatever stands there (ISO 32000-1: 7.7.2, 12.6, 14.3, 14.5).
    private static let unwanted: Set<String> = [
        "/AA", "/OpenAction", "/JavaScript", "/JS", "/EmbeddedFiles", "/AF", "/Collection", "/XFA", "/Metadata",
        "/PieceInfo", "/LastModified", "/RichMediaContent", "/RichMediaSettings", "/3DD",
    ]

    /// Actions that do more than lead somewhere (12.6.4).
    private static let actions: Set<String> = [
        "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/GoToE", "/GoToR",
        "/RichMediaExecute", "/GoTo3DView",
    ]

    /// Remarks on a page, whose `/T` is the name of who made them (12.5.6.2).
    private static let remarks: Set<String> = [
        "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Ink", "/Stamp", "/Caret",
        "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Popup", "/FileAttachment", "/Sound", "/Redact",
    ]

    /// The value without what is unwanted; nil when there is nothing of it.
    private static func clean(_ value: Any) -> Any? {
        if let list = value as? [Any] {
            let cleaned = list.map(clean)
            guard cleaned.contains(where: { $0 != nil }) else { return nil }
            return zip(list, cleaned).map { $1 ?? $0 }
        }
        guard let dictionary = value as? [String: Any] else { return nil }
        if let action = dictionary["/S"] as? String, actions.contains(action) { return [String: Any]() }
        var kept = dictionary
        var isChanged = false
        let isRemark = (dictionary["/Subtype"] as? String).map(remarks.contains) ?? false
        for (key, value) in dictionary {
            if unwanted.contains(key) || isRemark && key == "/T" || isRemark && key == "/FS" {
                kept[key] = nil
                isChanged = true
            } else if let cleaned = clean(value) {
                kept[key] = cleaned
                isChanged = true
            }
        }
        return isChanged ? kept : nil
    }
}
