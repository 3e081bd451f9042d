import Archive
import Files
import Foundation

/// Documents made for tests.
enum Documents {
    /// One page that says « Bonjour la ruche », with a remark, and everything that is to go.
    ///
    /// - Parameter word: the name of its author, and of who made the remark.
    static func pdf(saying word: String) -> [UInt8] {
        let objects = [
            "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert('\(word)'))>>/Metadata 8 0 R"
                + "/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>/JavaScript<</Names[(b)<</S/JavaScript/JS(x)>>]>>>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>"
                + "/AA<</O<</S/Launch/F(calc.exe)>>>>/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(\(word))"
                + "/Contents(Bien)>><</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://a.example/)>>>>]>>",
            stream("<<", "BT /F 18 Tf 20 100 Td (Bonjour la ruche) Tj ET"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            "<</Author(\(word))/Creator(\(word))>>",
            "<</Type/Filespec/F(a)/EF<</F 9 0 R>>>>",
            stream("<</Type/Metadata/Subtype/XML", "<x:xmpmeta><dc:creator>\(word)</dc:creator></x:xmpmeta>"),
            stream("<</Type/EmbeddedFile", "MZ\(word)"),
        ]
        return written(objects, trailer: "/Root 1 0 R/Info 6 0 R") + Array("PK\u{3}\u{4}\(word)".utf8)
    }

    private static func stream(_ head: String, _ text: String) -> String {
        "\(head)/Length \(text.utf8.count)>>stream\n\(text)\nendstream"
    }

    private static func written(_ objects: [String], trailer: String) -> [UInt8] {
        var text = "%PDF-1.5\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = "\(place)"
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        return Array((text + "trailer<</Size \(objects.count + 1)\(trailer)>>\nstartxref\n\(start)\n%%EOF\n").utf8)
    }

    /// Closed by a password that must be typed.
    static func lockedPDF() async throws -> [UInt8] {
        try await Recordings.inFolder { folder in
            try Data(pdf(saying: "x")).write(to: URL(fileURLWithPath: "\(folder)/a.pdf"))
            try await LimitedProgram("qpdf").run(["--encrypt", "a", "b", "256", "--", "a.pdf", "b.pdf"], in: folder)
            return "b.pdf"
        }
    }

    static func archive(_ members: [(String, String)], storing first: String? = nil) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        if let first { try writer.store("mimetype", Array(first.utf8)) }
        for (name, text) in members {
            try writer.begin(name)
            try writer.write(Array(text.utf8))
        }
        try writer.finish()
        return bytes
    }

    static let types = (
        "[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"x.main+xml\"/></Types>"
    )

    static func docx(saying word: String, and more: [(String, String)] = []) throws -> [UInt8] {
        try archive(
            [
                types, ("_rels/.rels", "<Relationships/>"),
                (
                    "word/document.xml",
                    "<w:document><w:p><w:r><w:t>Le bail &amp; la terre</w:t></w:r></w:p>"
                        + "<w:ins w:id=\"1\" w:author=\"\(word)\"><w:t>partagée</w:t></w:ins></w:document>"
                ),
                ("docProps/core.xml", "<cp:coreProperties><dc:creator>\(word)</dc:creator></cp:coreProperties>"),
                ("docProps/app.xml", "<Properties><Company>\(word)</Company></Properties>"),
            ] + more)
    }

    static func odt(saying word: String) throws -> [UInt8] {
        try archive(
            [
                (
                    "content.xml",
                    "<office:body><text:p>Une convention</text:p><office:annotation><dc:creator>\(word)</dc:creator>"
                        + "</office:annotation></office:body>"
                ),
                ("meta.xml", "<office:meta><meta:initial-creator>\(word)</meta:initial-creator></office:meta>"),
                ("META-INF/manifest.xml", "<manifest:manifest/>"),
            ], storing: "application/vnd.oasis.opendocument.text")
    }
}
