package io.github.camelgp.server.tool.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.camelgp.server.geo.Projections;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class AsciiGridTest {

    private static final String CORNER = "ncols 3\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 10\n";

    @Test
    void readsTheNorthernmostRowFirst() throws IOException {
        var grid = read(CORNER + "NODATA_value -1\n1 2 3\n4 -1 6\n");

        assertThat(grid.columns()).isEqualTo(3);
        assertThat(grid.rows()).isEqualTo(2);
        assertThat(grid.height(2, 0)).isEqualTo(3);
        assertThat(grid.height(1, 1)).isNaN();
        assertThat(grid.heightAt(105, 215)).isEqualTo(1);
        assertThat(grid.heightAt(105, 205)).isEqualTo(4);
    }

    @Test
    void readsCentresCapitalsAndOblongCells() throws IOException {
        var grid = read("NCOLS 2\nNROWS 2\nXLLCENTER 5\nYLLCENTER 10\nDX 10\nDY 20\n1 2 3\n4");

        assertThat(grid.x(0)).isEqualTo(0);
        assertThat(grid.y(2)).isEqualTo(0);
        assertThat(grid.heightAt(5, 30)).isEqualTo(1);
        assertThat(grid.heightAt(10, 20)).isEqualTo(2.5, within(1e-9));
    }

    @Test
    void takesMinus9999AsNoDataUnlessTold() throws IOException {
        assertThat(read(CORNER + "1 2 3 4 5 -9999").height(2, 1)).isNaN();
    }

    @Test
    void standsOnTheNearestHeightBesideNoData() throws IOException {
        var grid = read(CORNER + "1 2 3 4 5 -9999");

        assertThat(grid.heightAt(121, 214)).isEqualTo(3);
        assertThat(grid.heightAt(125, 203)).isNaN();
        assertThat(grid.heightAt(99, 203)).isNaN();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1 2 3 4 5;ends after 5 of 6",
                "1 2 3 4 5 6 7;more than 6",
                "1 2 x 4 5 6;'x' is no number (line 6)",
                "colour 5 1 2 3;'colour' is no word"
            })
    void saysWhatIsWrong(String heights, String reason) {
        assertThatThrownBy(() -> read(CORNER + heights))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAHeaderWithoutItsWords() {
        assertThatThrownBy(() -> read("ncols 3\nnrows 2\n1 2 3 4 5 6"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cellsize");
        assertThatThrownBy(() -> read("ncols 100000\nnrows 100000\ncellsize 1\nxllcorner 0\nyllcorner 0\n1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aUsersGridLiesWhereItsPrjFileSays(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("hill.asc"), CORNER + "1 2 3 4 5 6");
        Files.writeString(folder.resolve("hill.prj"), "PROJCS[\"WGS_1984_UTM_Zone_33N\",GEOGCS[\"GCS_WGS_1984\"]]");

        assertThat(ElevationGrid.read(file, OptionalInt.empty()).wkid()).isEqualTo(32633);
        assertThat(ElevationGrid.read(file, OptionalInt.of(2193)).wkid()).isEqualTo(2193);
    }

    @Test
    void aGridThatLiesNowhereIsRefusedWithWhatToDo(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("hill.asc"), CORNER + "1 2 3 4 5 6");

        assertThatThrownBy(() -> ElevationGrid.read(file, OptionalInt.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("hill.prj")
                .hasMessageContaining("wkid");
    }

    @Test
    void theShippedGridIsCentredOnMaungaWhau() {
        var grid = ElevationGrid.maungaWhau();

        var centre = Projections.transform(new Coordinate(grid.bounds().centre()), 2193, 4326);

        assertThat(centre.x).isEqualTo(174.7645, within(1e-6));
        assertThat(centre.y).isEqualTo(-36.8767, within(1e-6));
        assertThat(grid.heights().columns()).isEqualTo(61);
        assertThat(grid.heights().rows()).isEqualTo(87);
        assertThat(grid.heights().height(0, 0)).isEqualTo(100);
        assertThat(grid.heights().height(60, 0)).isEqualTo(103);
        assertThat(grid.heights().height(0, 86)).isEqualTo(97);
        assertThat(grid.covers(174.7645, -36.8767)).isTrue();
        assertThat(grid.covers(-119.6, 36.3)).isFalse();
        assertThat(grid.heightAt(174.7645, -36.8767)).isBetween(94.0, 195.0);
    }

    private static Raster read(String text) throws IOException {
        return AsciiGrid.read(new BufferedReader(new StringReader(text)));
    }
}
