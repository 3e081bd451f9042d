import Foundation
import Testing

/// What fuzzing found worth keeping, read again without it.
@Suite struct CorpusTests {
    private static let targets: [String: any FuzzTarget.Type] = [
        "CSV": CSVTarget.self, "Form": FormTarget.self, "Gunzip": GunzipTarget.self, "Image": ImageTarget.self,
        "JSON": JSONTarget.self,
        "Markdown": MarkdownTarget.self, "Multipart": MultipartTarget.self, "Path": PathTarget.self,
        "Preference": PreferenceTarget.self, "Settings": SettingsTarget.self, "Slug": SlugTarget.self,
        "Subtitles": SubtitlesTarget.self, "Value": ValueTarget.self, "Words": WordsTarget.self,
        "Workbook": WorkbookTarget.self,
    ]

    @Test(arguments: targets.keys.sorted())
    func `what was found holds`(by name: String) throws {
        let target = try #require(Self.targets[name])
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.corpus.appending(path: name), includingPropertiesForKeys: nil)

        #expect(files.count > 3)
        for file in files {
            #expect(throws: Never.self, "\(file.lastPathComponent)") {
                try target.read([UInt8](Data(contentsOf: file)))
            }
        }
    }

    @Test func `every corpus has its target`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)

        #expect(Set(folders) == Set(Self.targets.keys))
    }

    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "corpus")
}
