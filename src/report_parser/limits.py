"""How much of one input is read before it is refused or cut; every hit is said with its number."""

from report_parser.records import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one document. Sizes in bytes, times in seconds."""

    text_bytes: int = 20 * MEGABYTE
    html_bytes: int = 20 * MEGABYTE
    pdf_bytes: int = 100 * MEGABYTE
    office_bytes: int = 50 * MEGABYTE
    image_bytes: int = 50 * MEGABYTE
    image_pixels: int = 100_000_000
    pages: int = 5_000
    page_characters: int = 200_000
    document_characters: int = 20_000_000
    page_drawings: int = 20_000
    html_nodes: int = 1_000_000
    html_depth: int = 500
    tag_attributes: int = 10_000
    table_span: int = 1_000
    table_cells: int = 500_000
    archive_members: int = 10_000
    archive_part_bytes: int = 64 * MEGABYTE
    archive_ratio: int = 200
    xml_depth: int = 256
    number_digits: int = 30
    wall_seconds: float = 60.0
    wall_seconds_per_page: float = 1.0
    wall_seconds_most: float = 300.0
    ocr_seconds: float = 3_600.0
    silent_seconds: float = 20.0
    memory_bytes: int = 1_500 * MEGABYTE


DEFAULT_LIMITS = Limits()
