#pragma once
/* No header of ICU: its names clash with those of Foundation's own copy. Sources/CSearch reads them. */
