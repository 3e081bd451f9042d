/// Where documents of offices say who made them.
enum OfficeProperties {
    /// What stands instead of a part that says nothing else; nil of every other part.
    static func blank(_ name: String) -> String? {
        switch name {
        case "docProps/core.xml":
            xml + "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\"/>"
        case "docProps/app.xml": xml + "<Properties xmlns=\"\(office)/extended-properties\"/>"
        case "docProps/custom.xml": xml + "<Properties xmlns=\"\(office)/custom-properties\"/>"
        case "meta.xml":
            xml + "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
                + "office:version=\"1.2\"><office:meta/></office:document-meta>"
        default: nil
        }
    }

    /// The names of people in a part; nil where there are none.
    static func names(in part: String) -> XMLNames? {
        guard part.hasSuffix(".xml") else { return nil }
        if part.hasPrefix("word/") {
            return XMLNames(attributes: ["w:author", "w:initials", "w15:author", "w15:userId"], elements: [])
        }
        if part.hasPrefix("xl/comments") { return XMLNames(attributes: [], elements: ["author"]) }
        if part.hasPrefix("xl/persons/") || part.hasPrefix("ppt/commentAuthors") || part.hasPrefix("ppt/authors") {
            return XMLNames(attributes: ["displayName", "userId", "name", "initials"], elements: [])
        }
        if ["content.xml", "styles.xml"].contains(part) {
            return XMLNames(attributes: [], elements: ["dc:creator", "meta:creator-initials"])
        }
        return nil
    }

    private static let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006"
}

/// Attributes and elements of an XML that hold names of people.
struct XMLNames {
    private let openings: [(bytes: [UInt8], end: UInt8)]

    init(attributes: [String], elements: [String]) {
        openings =
            attributes.map { (Array(" \($0)=\"".utf8), UInt8(ascii: "\"")) }
            + elements.map { (Array("<\($0)>".utf8), UInt8(ascii: "<")) }
    }

    /// The same XML, the names empty. One pass.
    func blanked(in bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let isOpening = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "<")
            if isOpening, let opening = openings.first(where: { bytes[position...].starts(with: $0.bytes) }) {
                kept += opening.bytes
                position += opening.bytes.count
                while position < bytes.count, bytes[position] != opening.end { position += 1 }
            } else {
                kept.append(byte)
                position += 1
            }
        }
        return kept
    }
}

/// The text of an XML: what stands outside its tags, with a space for each.
enum XMLWords {
    static func append(_ xml: [UInt8], to words: inout [UInt8], atMost most: Int) {
        var isInside = false
        var position = 0
        while position < xml.count, words.count < most {
            let byte = xml[position]
            position += 1
            switch byte {
            case UInt8(ascii: "<"):
                isInside = true
                if endsParagraph(xml, at: position) { words.append(UInt8(ascii: "\n")) }
            case UInt8(ascii: ">"): isInside = false
            case UInt8(ascii: "&") where !isInside: words += character(xml, &position)
            default: if !isInside { words.append(byte) }
            }
        }
        words.append(UInt8(ascii: "\n"))
    }

    private static let ends = [
        "/w:p>", "/text:p>", "/text:h>", "/a:p>", "/si>", "w:tab/", "w:br/", "/table:table-cell>",
    ].map { Array($0.utf8) }

    private static func endsParagraph(_ xml: [UInt8], at position: Int) -> Bool {
        ends.contains { xml[position...].starts(with: $0) }
    }

    private static let references = [
        "amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "apos;": "'",
    ].map { (Array($0.key.utf8), Array($0.value.utf8)) }

    private static func character(_ xml: [UInt8], _ position: inout Int) -> [UInt8] {
        guard let found = references.first(where: { xml[position...].starts(with: $0.0) }) else {
            return [UInt8(ascii: " ")]
        }
        position += found.0.count
        return found.1
    }
}
