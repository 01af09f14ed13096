/* OmegaT's own matcher, timed: `java OmegatMatcher.java PROJECT QUERIES`, with OmegaT.jar on the class path.
 *
 * QUERIES has one a line. For each a line: "=" and the milliseconds of CPU of the second asking (by then the program is
 * compiled and OmegaT has cut its memory into tokens), then the sources of the five best matches after tabs.
 */
import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.RealProject;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.util.ProjectFileStorage;

public class OmegatMatcher {
    public static void main(String[] arguments) throws Exception {
        PluginUtils.loadPlugins(new HashMap<>());
        Core.initializeConsole(new HashMap<>());
        RealProject project = new RealProject(ProjectFileStorage.loadProjectProperties(new File(arguments[0])));
        Core.setProject(project);
        project.loadProject(true);
        FindMatches matcher = new FindMatches(project.getSourceTokenizer(), 5, false, false);
        List<String> queries = Files.readAllLines(Path.of(arguments[1]));
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        for (int turn = 0; turn < 2; turn++) {
            for (String query : queries) {
                long begun = clock.getCurrentThreadCpuTime();
                List<NearString> found = matcher.search(project, query, false, false, () -> false);
                StringBuilder line = new StringBuilder("=").append((clock.getCurrentThreadCpuTime() - begun) / 1e6);
                for (NearString one : found) line.append('\t').append(one.source.replaceAll("\\s+", " "));
                if (turn == 1) System.out.println(line);
            }
        }
        System.exit(0);
    }
}
