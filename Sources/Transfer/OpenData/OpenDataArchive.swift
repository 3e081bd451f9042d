import Archive
import Commons
import Storage
import Tabular
import Web

/// Everything public as one archive: each kind as CSV with its description, as JSON, and as GeoJSON where it has places.
struct OpenDataArchive: Sendable {
    let tables: [OpenDataTable]
    let catalog: TextCatalog
    let address: String
    let node: String
    let at: Timestamp

    /// - Parameter sink: takes the bytes in their order.
    /// - Returns: how many rows each kind has.
    func write(in tx: Transaction, to sink: @escaping ([UInt8]) throws -> Void) throws -> [OpenDataEdition.Count] {
        let writer = ZipWriter(sink: sink)
        let texts = Language.allCases.map { Texts($0, catalog: catalog) }
        let counts = try tables.map { table in
            try Self.add("\(table.name).csv-metadata.json", table.csvw(texts), to: writer)
            try geoJSON(table, writer, tx)
            try json(table, writer, tx)
            return OpenDataEdition.Count(kind: table.sheet.kind.rawValue, rows: try csv(table, writer, tx))
        }
        for texts in texts {
            let readme = OpenDataReadme(texts: texts, node: node, address: address, at: at, counts: counts)
            try Self.add("README.\(texts.language.rawValue).md", readme.markdown, to: writer)
        }
        try Self.add("datapackage.json", try package(), to: writer)
        try writer.finish()
        return counts
    }

    private static func add(_ name: String, _ text: String, to writer: ZipWriter) throws {
        try writer.begin(name)
        try writer.write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    private func csv(_ table: OpenDataTable, _ writer: ZipWriter, _ tx: Transaction) throws -> Int {
        try writer.begin("\(table.name).csv")
        var csv = CSVWriter(header: table.columns.map(\.name), escaping: .formulas)
        var count = 0
        try each(table, tx) { row in
            csv.append(table.csv(row))
            count += 1
            if csv.bytes.count > Self.piece { try writer.write(csv.take()) }
        }
        try writer.write(csv.take())
        return count
    }

    private func json(_ table: OpenDataTable, _ writer: ZipWriter, _ tx: Transaction) throws {
        try writer.begin("\(table.name).json")
        try list(table, writer, tx, opening: "[", closing: "]\n") { try table.json($0) }
    }

    private func geoJSON(_ table: OpenDataTable, _ writer: ZipWriter, _ tx: Transaction) throws {
        guard table.hasPlaces else { return }
        try writer.begin("\(table.name).geojson")
        try list(table, writer, tx, opening: "{\"type\":\"FeatureCollection\",\"features\":[", closing: "]}\n") {
            try table.feature($0)
        }
    }

    private func list(
        _ table: OpenDataTable, _ writer: ZipWriter, _ tx: Transaction, opening: String, closing: String,
        _ item: (OpenDataTable.Row) throws -> String
    ) throws {
        var text = opening
        var isFirst = true
        try each(table, tx) { row in
            text += (isFirst ? "\n" : ",\n") + (try item(row))
            isFirst = false
            if text.utf8.count > Self.piece {
                try writer.write(Array(text.utf8))
                text = ""
            }
        }
        try writer.write(Array((text + "\n" + closing).utf8))
    }

    private func each(_ table: OpenDataTable, _ tx: Transaction, _ take: (OpenDataTable.Row) throws -> Void) throws {
        var last: String?
        repeat {
            let batch = try table.rows(after: last, limit: 200, in: tx)
            for row in batch.rows { try take(row) }
            last = batch.last
        } while last != nil
    }

    /// Data Package (Frictionless Data, version 1): what is in the archive, for programs.
    private func package() throws -> String {
        let resources = tables.flatMap { table in
            let forms =
                [("csv", "text/csv"), ("json", "application/json")]
                + (table.hasPlaces ? [("geojson", "application/geo+json")] : [])
            return forms.map { form, type in
                JSONValue.object([
                    "name": .text("\(table.name)-\(form)"), "path": .text("\(table.name).\(form)"),
                    "format": .text(form), "mediatype": .text(type), "encoding": .text("utf-8"),
                ])
            }
        }
        return try HeldLine.encode(
            JSONValue.object([
                "name": .text("essaim-open-data"), "title": .text(node), "homepage": .text(address),
                "created": .text(at.iso), "resources": .list(resources),
                "licenses": .list([
                    .object([
                        "name": .text("CC-BY-SA-4.0"), "path": .text("https://creativecommons.org/licenses/by-sa/4.0/"),
                    ])
                ]),
            ]))
    }

    private static let piece = 64 << 10
}
