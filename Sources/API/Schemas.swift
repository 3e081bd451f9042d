import Web

/// JSON Schemas (2020-12) of what is sent and answered.
enum Schemas {
    static let all: JSON = [
        "Problem": problem, "Matches": matches, "Features": features,
        "Page": ["type": "object", "description": "What the page shows. Members are added, never renamed."],
        "LinkedData": [
            "type": "object", "required": ["@context"],
            "properties": ["@context": ["type": "string", "format": "uri"], "@id": ["type": "string"]],
        ],
        "TableDescription": [
            "type": "object", "required": ["@context", "url", "tableSchema"],
            "properties": ["url": ["type": "string", "format": "uri"], "tableSchema": ["type": "object"]],
        ],
    ]

    static func field(_ kind: FieldKind) -> JSON {
        switch kind {
        case .line(let length), .text(let length):
            return .members([
                "type": "string", "minLength": length.lowerBound > 0 ? .integer(length.lowerBound) : nil,
                "maxLength": .integer(length.upperBound),
            ])
        // What may be chosen depends on who asks where there is nothing to choose from here.
        case .choice(let values) where values.isEmpty: return ["type": "string"]
        case .choice(let values): return ["type": "string", "enum": .array(values.map { .string($0) })]
        case .choices(let values):
            return [
                "type": "array", "maxItems": 100,
                "items": ["type": "string", "enum": .array(values.map { .string($0) })],
            ]
        case .lines(let length, let most):
            return [
                "type": "array", "maxItems": .integer(most),
                "items": ["type": "string", "maxLength": .integer(length)],
            ]
        case .date: return ["type": "string", "pattern": "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"]
        case .integer(let range):
            let isOpen = range.upperBound == Int.max
            return .members([
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": isOpen ? nil : .integer(range.upperBound),
            ])
        case .link: return ["type": "string", "maxLength": 500]
        case .flag: return ["type": "boolean"]
        }
    }

    static func parameter(_ name: String) -> JSON {
        name == "number"
            ? ["type": "integer", "minimum": 1] : ["type": "string", "minLength": 1, "maxLength": 200]
    }

    private static let problem: JSON = [
        "type": "object", "required": ["type", "status", "title", "detail", "reference"],
        "properties": [
            "type": [
                "type": "string", "enum": .array(Problems.all.map { .string(AppError.Kind.address(of: $0)) }),
            ],
            "status": ["type": "integer", "minimum": 400, "maximum": 599],
            "title": ["type": "string"], "detail": ["type": "string"], "reference": ["type": "string"],
            "fields": ["type": "object", "additionalProperties": ["type": "string"]],
        ],
    ]

    private static let matches: JSON = [
        "type": "array", "maxItems": 10,
        "items": [
            "type": "object", "required": ["id", "name", "detail"],
            "properties": ["id": ["type": "string"], "name": ["type": "string"], "detail": ["type": "string"]],
        ],
    ]

    private static let features: JSON = [
        "type": "object", "required": ["type", "features"],
        "properties": [
            "type": ["const": "FeatureCollection"],
            "features": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["type", "id", "geometry", "properties"],
                    "properties": [
                        "type": ["const": "Feature"], "id": ["type": "string"],
                        "geometry": ["type": ["object", "null"]], "properties": ["type": "object"],
                    ],
                ],
            ],
        ],
    ]
}
