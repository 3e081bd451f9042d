extension Territory: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, echelon, code, name, englishName, path, nature, population, sizeClass, position, positionPrecision
        case validFrom, validUntil, successor
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(echelon, forKey: .echelon)
        try container.encode(code, forKey: .code)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(englishName, forKey: .englishName)
        try container.encode(path, forKey: .path)
        try container.encodeIfPresent(nature, forKey: .nature)
        try container.encode(population, forKey: .population)
        try container.encodeIfPresent(sizeClass, forKey: .sizeClass)
        try container.encode(position, forKey: .position)
        try container.encode(precision, forKey: .positionPrecision)
        try container.encode(validFrom, forKey: .validFrom)
        try container.encode(validUntil, forKey: .validUntil)
        try container.encode(successor, forKey: .successor)
    }
}
