import Commons
import Foundation
import Practices
import Storage
import Web

/// `ro-crate-metadata.json`: what is in the kit, for programs (RO-Crate Metadata Specification 1.2, JSON-LD).
struct KitMetadata: Sendable {
    private let crate: KitCrate
    private let files: [KitFile]

    init(_ crate: KitCrate, _ files: [KitFile]) {
        self.crate = crate
        self.files = files
    }

    private static let context = "https://w3id.org/ro/crate/1.2/context"
    private static let profile = "https://w3id.org/ro/crate/1.2"

    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let whole: JSON = ["@context": .string(Self.context), "@graph": .array(graph)]
        return [UInt8](try encoder.encode(whole)) + [UInt8(ascii: "\n")]
    }

    private var kit: Kit { crate.documents.kit }
    private var site: Site { crate.documents.site }
    private var address: String { site.address + kit.practice.path }

    private var graph: [JSON] {
        [descriptor, root, preview, practice, node] + files.map(entity) + kit.allLicences.map(licence)
            + (kit.steward.map { [steward($0)] } ?? [])
    }

    private var descriptor: JSON {
        [
            "@id": .string(KitCrate.metadata), "@type": "CreativeWork", "conformsTo": .node(Self.profile),
            "about": .node("./"),
        ]
    }

    private var root: JSON {
        let summary = kit.content.summary.isEmpty ? kit.content.title : kit.content.summary
        return .members([
            "@id": "./", "@type": "Dataset", "name": .string(kit.content.title), "description": .string(summary),
            "datePublished": .string(CivilDate(kit.changedAt).rawValue), "inLanguage": .string(kit.content.language),
            "license": .node(Licence.address(of: kit.practice.licence)), "url": .string(address + "/kit"),
            "version": kit.edition.map { .string("\($0.number)") }, "publisher": .node(site.address),
            "about": .node(address), "mentions": .node(KitCrate.preview),
            "hasPart": .array(files.map { .node($0.name) }),
        ])
    }

    private var preview: JSON {
        ["@id": .string(KitCrate.preview), "@type": "CreativeWork", "about": .node("./")]
    }

    private var practice: JSON {
        .members([
            "@id": .string(address), "@type": "HowTo", "name": .string(kit.content.title), "url": .string(address),
            "maintainer": kit.steward.map { .node(site.address + $0.path) },
        ])
    }

    private var node: JSON {
        [
            "@id": .string(site.address), "@type": "Organization", "name": .string(site.name),
            "url": .string(site.address),
        ]
    }

    private func steward(_ thing: Thing) -> JSON {
        ["@id": .string(site.address + thing.path), "@type": "Organization", "name": .string(thing.title)]
    }

    private func entity(_ file: KitFile) -> JSON {
        let licences = file.licences.map { JSON.node(Licence.address(of: $0)) }
        return .members([
            "@id": .string(file.name), "@type": "File", "name": .string(file.title),
            "encodingFormat": .string(file.type), "contentSize": .string("\(file.bytes.count)"),
            "license": licences.count == 1 ? licences[0] : .array(licences),
            "creditText": file.credit.map { .string($0) },
        ])
    }

    private func licence(_ identifier: String) -> JSON {
        [
            "@id": .string(Licence.address(of: identifier)), "@type": "CreativeWork",
            "name": .string(Licence.name(of: identifier)), "identifier": .string(identifier),
        ]
    }
}
